package dev.jstack.runner.view;

import dev.jstack.host.record.RecordedCall;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;

/** A native call for people: its name, its object, its document indented below. */
public final class CallView {
  private final Style style;

  public CallView(Style style) {
    this.style = style;
  }

  /** The text, a blank line at its end. */
  public String text(RecordedCall call) {
    StringBuilder text = new StringBuilder(style.bold(call.call().function().nativeName()));
    if (!call.call().object().isEmpty()) {
      text.append(' ').append(style.cyan(call.call().object()));
    }
    call.schema().ifPresent(schema -> text.append("  schema ").append(schema));
    call.call().document().ifPresent(document -> text.append('\n').append(indented(document)));
    return text.append('\n').toString();
  }

  private static String indented(String document) {
    return Json.PLAIN.writeIndented(Json.tree(document)).indent(2).stripTrailing();
  }
}
