package dev.jstack.schema;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can be wrong with the files a stack draws in. */
public enum LoadCode implements DiagnosticCode {
  EXTENDS(
      "JS1501",
      "A service extends what is not there",
      "The service or file that `extends` names does not exist, or `extends` names no service.",
      "Check the names under `extends`."),
  EXTENDS_CYCLE(
      "JS1502",
      "Services extend each other in a circle",
      "Following `extends` leads back to the service it started from.",
      "Move what they share into a service of its own."),
  INCLUDE(
      "JS1503",
      "An include is not well formed",
      "`include` is a list of paths or of mappings with `path`.",
      "Compare with `include: [other/compose.yaml]`."),
  INCLUDE_CYCLE(
      "JS1504",
      "Files include each other in a circle",
      "Following `include` leads back to a file that is being read.",
      "Move what they share into a file of its own."),
  REMOTE(
      "JS1505",
      "A remote file is drawn in",
      "`include` and `extends` read files of this machine only: what a stack does must not change"
          + " behind its back.",
      "Copy the file beside the stack and include the copy."),
  OUTSIDE(
      "JS1506",
      "A file outside the project directory is read",
      "An `include` or `extends` leads out of the project directory.",
      "Nothing, if it is meant; it is said because such a stack cannot be moved alone."),
  NOT_A_MAPPING(
      "JS1507",
      "A stack file is no mapping",
      "At its top level a stack file has keys such as `services`.",
      "Write `services:` and what belongs to it."),
  OBSOLETE_VERSION(
      "JS1508",
      "The attribute `version` is obsolete",
      "It once chose a file format; there is one format now.",
      "Remove it."),
  TOO_DEEP(
      "JS1509",
      "A chain of include or extends is too long",
      "Each link of the chain leads to another; stacks need a few of them.",
      "Shorten the chain: let services extend the last one directly.");

  private final DiagnosticPage page;

  LoadCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
