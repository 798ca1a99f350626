package dev.jstack.runner.help;

import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.CommandTable;
import dev.jstack.runner.option.GlobalOptions;
import dev.jstack.runner.option.Positional;
import java.util.ArrayList;
import java.util.List;

/** Completion for Windows PowerShell 5 and PowerShell 7. */
final class PowerShellScript implements CompletionScript {
  private static final String FRAME =
      """
      # PowerShell completion for jstack; from `jstack completion powershell`
      Register-ArgumentCompleter -Native -CommandName jstack, jstack.cmd -ScriptBlock {
        param($word, $ast, $position)
        $options = @{
      @OPTIONS@
        }
        $words = @{
      @WORDS@
        }
        $takeServices = @(@SERVICES@)
        $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
        $command = $typed | Where-Object { $options.ContainsKey($_) } | Select-Object -First 1
        if (-not $command -or $command -eq $word) { $command = '' }
        $offered = if ($word -like '-*') { $options[$command] }
          elseif ($takeServices -contains $command) { jstack config --services 2>$null }
          else { $words[$command] }
        $offered | Where-Object { $_ -like "$word*" } | ForEach-Object {
          [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
        }
      }
      """;

  @Override
  public String text() {
    List<String> options = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> services = new ArrayList<>();
    options.add("    '' = " + array(CompletionScript.forms(GlobalOptions.ALL)));
    words.add("    '' = " + array(CompletionScript.commandNames()));
    for (CommandSpec command : CommandTable.ALL) {
      options.add("    '" + command.name() + "' = " + array(CompletionScript.forms(command)));
      for (Positional first : command.positionals().stream().limit(1).toList()) {
        switch (first.kind()) {
          case SERVICE -> services.add("'" + command.name() + "'");
          case CHOICE -> words.add("    '" + command.name() + "' = " + array(first.choices()));
          case FILE, WORD -> {}
        }
      }
    }
    words.add("    'help' = " + array(CompletionScript.commandNames()));
    return FRAME
        .replace("@OPTIONS@", String.join("\n", options))
        .replace("@WORDS@", String.join("\n", words))
        .replace("@SERVICES@", String.join(", ", services));
  }

  private static String array(List<String> items) {
    return "@('" + String.join("', '", items) + "')";
  }
}
