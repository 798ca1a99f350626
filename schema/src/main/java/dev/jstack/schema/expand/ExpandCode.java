package dev.jstack.schema.expand;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can be wrong with short syntax. */
public enum ExpandCode implements DiagnosticCode {
  PORT(
      "JS1401",
      "A port is not well formed",
      "The short syntax is [[HOST_IP:]PUBLISHED[-END]:]TARGET[-END][/PROTOCOL].",
      "Compare with `8080:80`, `127.0.0.1:8080:80`, `5000-5002:5000-5002/udp`."),
  VOLUME(
      "JS1402",
      "A volume is not well formed",
      "The short syntax is [SOURCE:]TARGET[:MODE], where a drive letter with its colon belongs to a"
          + " path.",
      "Compare with `C:\\data:C:\\app\\data:ro`, `data:C:\\data`, or use the long syntax."),
  DEVICE(
      "JS1403",
      "A device is not well formed",
      "Devices are `class/GUID` or SOURCE[:TARGET[:PERMISSIONS]].",
      "Use the long syntax with `source`, `target` and `permissions`."),
  COMMAND(
      "JS1404",
      "A command line cannot be split",
      "A quote in the text form of a command is not closed.",
      "Close the quote, or write the command as a list."),
  COMMAND_BACKSLASH(
      "JS1405",
      "Backslashes of a command are kept",
      "The text form of this command holds Windows paths; it is split by Windows' own rules. docker"
          + " compose would drop the backslashes.",
      "Write the command as a list when both programs shall agree."),
  DOUBLED_BACKSLASH(
      "JS1406",
      "A path has doubled backslashes",
      "Outside of double quotes YAML keeps both characters of `\\\\`.",
      "Write one backslash."),
  COUNT(
      "JS1407",
      "A device count is no number",
      "`count` is a number or `all`.",
      "Write a number or `all`."),
  PATH(
      "JS1410",
      "A text is no path",
      "The text holds a character that no path of this machine can have.",
      "Look for an escape in double quotes, such as `\\0`."),
  EXTERNAL_NAME(
      "JS1408",
      "An external resource has two names",
      "`external.name` is the old form of `name`; here both are given.",
      "Keep `external: true` and `name`."),
  EXTERNAL_OLD(
      "JS1409",
      "The old form of an external name",
      "`external: {name: …}` is deprecated.",
      "Write `external: true` and `name: …`.");

  private final DiagnosticPage page;

  ExpandCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
