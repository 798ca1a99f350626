package dev.jstack.host.windows.abi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/**
 * DriverInfo of the layer functions: 16 bytes on x64. Layers are named by full path, so no home.
 */
@Structure.FieldOrder({"flavour", "homeDir"})
public final class DriverInfo extends Structure {
  private static final int FILTER = 1;

  public int flavour = FILTER;

  /** Points to an empty text, never null. Keeps the memory reachable as long as the structure. */
  public Pointer homeDir = empty();

  private static Memory empty() {
    return NativeText.toNative("");
  }
}
