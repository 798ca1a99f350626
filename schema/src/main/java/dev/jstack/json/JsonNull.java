package dev.jstack.json;

/** The JSON null, so that trees hold no Java null. */
public enum JsonNull {
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
