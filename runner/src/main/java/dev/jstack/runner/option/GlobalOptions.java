package dev.jstack.runner.option;

import static dev.jstack.runner.option.OptionSpec.choice;
import static dev.jstack.runner.option.OptionSpec.flag;
import static dev.jstack.runner.option.OptionSpec.list;
import static dev.jstack.runner.option.OptionSpec.value;

import java.util.List;

/** The options that every command takes, before its name or after it. */
public final class GlobalOptions {

  public static final List<OptionSpec> ALL =
      List.of(
          list("f", "file", "FILE", "stack file; several are merged in order; - is standard input"),
          value("p", "project-name", "NAME", "name of the stack instead of the file's"),
          value("", "project-directory", "DIR", "what relative paths are resolved against"),
          list("", "env-file", "FILE", "variables for the stack file instead of .env"),
          list("", "profile", "NAME", "profile to switch on; * is all of them"),
          choice("", "host", "where services run", "auto", "local", "hcs"),
          value("", "state-dir", "DIR", "where jstack keeps state and logs"),
          value(
              "",
              "parallel",
              "N",
              "how many actions of up, and downloads, run at once; -1: no limit"),
          value("", "lock-timeout", "TIME", "how long to wait for another run on the same stack"),
          flag("", "dry-run", "show what would be done, change nothing"),
          choice("", "ansi", "colours and redrawing", "auto", "always", "never"),
          choice("", "progress", "how progress is shown", "auto", "tty", "plain", "json", "quiet"),
          flag("", "verbose", "ids, digests, and where an unexpected failure came from"),
          flag("", "in-process", "carry the command out here, without the supervisor"),
          flag("h", "help", "this command's page"),
          flag("V", "version", "the version of jstack"));

  private GlobalOptions() {}
}
