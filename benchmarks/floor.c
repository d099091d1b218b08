/* How long libyaml itself takes: every event of a file is made and thrown away.

   cc -O2 -o floor floor.c -lyaml && ./floor FILE */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static int fail(const char *what) {
    fprintf(stderr, "floor: %s\n", what);
    return EXIT_FAILURE;
}

int main(int count, char **arguments) {
    if (count != 2) return fail("one file, please");
    FILE *input = fopen(arguments[1], "rb");
    if (input == NULL) return fail("the file cannot be read");
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) return fail("out of memory");
    yaml_parser_set_input_file(&parser, input);
    unsigned long seen = 0;
    for (yaml_event_type_t last = YAML_NO_EVENT; last != YAML_STREAM_END_EVENT; seen++) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) return fail("this is not YAML");
        last = event.type;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(input);
    printf("%lu\n", seen);
    return EXIT_SUCCESS;
}
