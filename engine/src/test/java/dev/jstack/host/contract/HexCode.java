package dev.jstack.host.contract;

/** Codes as people read them, for messages of failed tests. */
final class HexCode {
  private HexCode() {}

  static String of(int code) {
    return "0x%08X".formatted(code);
  }
}
