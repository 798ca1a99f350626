package dev.jstack.runner.help;

import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.GlobalOptions;
import dev.jstack.runner.option.OptionSpec;
import dev.jstack.runner.option.Positional;
import java.util.ArrayList;
import java.util.List;

/** Completion for bash 4 and later, without the bash-completion package. */
final class BashScript implements CompletionScript {
  private static final String FRAME =
      """
      # bash completion for jstack; from `jstack completion bash`
      _jstack() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
        local command="" file=() i
        for ((i = 1; i < COMP_CWORD; i++)); do
          case "${COMP_WORDS[i]}" in
            -f|--file) file+=(-f "${COMP_WORDS[i+1]}"); ((i++)) ;;
            @VALUED@) ((i++)) ;;
            -*) ;;
            *) command="${COMP_WORDS[i]}"; break ;;
          esac
        done
        COMPREPLY=()
        case "$before" in
      @CHOICES@
          -f|--file|--env-file|-o|--out|--output) COMPREPLY=($(compgen -f -- "$word")); return ;;
          --project-directory|--state-dir) COMPREPLY=($(compgen -d -- "$word")); return ;;
        esac
        local options="" words="" services=""
        case "$command" in
          "") options="@GLOBAL@"; words="@COMMANDS@" ;;
      @EACH@
        esac
        if [[ "$word" == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$word"))
        elif [[ -n "$services" ]]; then
          COMPREPLY=($(compgen -W "$(jstack "${file[@]}" config --services 2>/dev/null)" -- "$word"))
        elif [[ -n "$words" ]]; then
          COMPREPLY=($(compgen -W "$words" -- "$word"))
        else
          COMPREPLY=($(compgen -f -- "$word"))
        fi
      }
      complete -o filenames -o bashdefault -F _jstack jstack
      """;

  @Override
  public String text() {
    return FRAME
        .replace("@VALUED@", String.join("|", valued()))
        .replace("@CHOICES@", String.join("\n", choices()))
        .replace("@GLOBAL@", String.join(" ", CompletionScript.forms(GlobalOptions.ALL)))
        .replace("@COMMANDS@", String.join(" ", CompletionScript.commandNames()))
        .replace("@EACH@", String.join("\n", each()));
  }

  private static List<String> valued() {
    List<String> forms = new ArrayList<>();
    for (OptionSpec option : GlobalOptions.ALL) {
      if (option.takesValue() && !option.name().equals("file")) {
        if (!option.letter().isEmpty()) {
          forms.add("-" + option.letter());
        }
        forms.add("--" + option.name());
      }
    }
    return forms;
  }

  /** One option can have other values in another command: the command's name is asked too. */
  private static List<String> choices() {
    List<String> lines = new ArrayList<>();
    for (String name : CompletionScript.optionsWithChoices()) {
      List<String> cases = new ArrayList<>();
      for (CommandSpec command : CommandTable.ALL) {
        for (OptionSpec option : command.allOptions()) {
          if (option.name().equals(name) && !option.choices().isEmpty()) {
            cases.add(command.name() + ") words=\"" + String.join(" ", option.choices()) + "\" ;;");
          }
        }
      }
      lines.add("    --" + name + ")");
      lines.add("      case \"$command\" in");
      cases.forEach(line -> lines.add("        " + line));
      lines.add("      esac");
      lines.add("      COMPREPLY=($(compgen -W \"$words\" -- \"$word\")); return ;;");
    }
    return lines;
  }

  private static List<String> each() {
    List<String> lines = new ArrayList<>();
    for (CommandSpec command : CommandTable.ALL) {
      lines.add(
          "    "
              + command.name()
              + ") options=\""
              + String.join(" ", CompletionScript.forms(command))
              + "\""
              + words(command)
              + " ;;");
    }
    return lines;
  }

  private static String words(CommandSpec command) {
    if (command.name().equals("help")) {
      return "; words=\"" + String.join(" ", CompletionScript.commandNames()) + "\"";
    }
    if (command.positionals().isEmpty()) {
      return "";
    }
    Positional first = command.positionals().get(0);
    return switch (first.kind()) {
      case SERVICE -> "; services=1";
      case CHOICE -> "; words=\"" + String.join(" ", first.choices()) + "\"";
      case FILE, WORD -> "";
    };
  }
}
