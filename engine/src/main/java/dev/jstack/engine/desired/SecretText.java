package dev.jstack.engine.desired;

/** A text that no message, log or plan shows. */
public record SecretText(String reveal) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
