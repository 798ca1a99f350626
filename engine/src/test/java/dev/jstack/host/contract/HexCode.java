package dev.jstack.host.contract;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HResults;

/** Codes as people read them; the two numbers of HCS for one meaning have one name. */
final class HexCode {
  private HexCode() {}

  static String of(int code) {
    return HResults.find(code).map(HResult::name).orElse("0x%08X".formatted(code));
  }
}
