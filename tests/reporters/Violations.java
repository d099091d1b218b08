import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import shadow.se.bjurr.violations.lib.ViolationsApi;
import shadow.se.bjurr.violations.lib.model.Violation;
import shadow.se.bjurr.violations.lib.reports.Parser;

/** Reads reports with violations-lib, which Jenkins and other review tools build on. One tab-separated line a finding. */
class Violations {
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    java.io.PrintStream out = new java.io.PrintStream(System.out, true, "UTF-8");
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      Path file = Path.of(pair[1]).toAbsolutePath();
      for (Violation one : ViolationsApi.violationsApi()
          .withPattern(".*/" + Pattern.quote(file.getFileName().toString()) + "$")
          .inFolder(file.getParent().toString()).findAll(Parser.valueOf(pair[0])).violations()) {
        out.println(String.join("\t", pair[0], one.getFile(), "" + one.getStartLine(), "" + one.getColumn(),
            one.getSeverity().name(), one.getRule(), one.getMessage().replace("\n", " ")));
      }
    }
  }
}
