"""The rules in Rego, run by regopy over the same load as the script. usage: rego_rules.py FILE"""

import json
import sys
from pathlib import Path

from regopy import Interpreter
from script import load

rego = Interpreter()
rego.add_module("rules", Path(__file__).with_name("rules.rego").read_text("utf-8"))
rego.set_input({"units": load(sys.argv[1])})
answer = json.loads(str(rego.query("data.org.found")))
held = answer["expressions"][0] if isinstance(answer, dict) else answer[0]["expressions"][0]
print("\n".join(sorted(held)))
