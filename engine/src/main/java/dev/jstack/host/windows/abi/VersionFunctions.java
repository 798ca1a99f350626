package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.file.Path;

/**
 * ntdll.dll: the true version of Windows, which GetVersionEx hides from programs it does not know.
 */
public interface VersionFunctions extends Library {
  int VER_NT_WORKSTATION = 1;

  /** RtlGetVersion on an OSVERSIONINFOEXW; always succeeds. */
  int RtlGetVersion(Memory information);

  /** Loads it from {@code systemDirectory}. */
  static VersionFunctions load(Path systemDirectory) {
    return Native.load(systemDirectory.resolve("ntdll.dll").toString(), VersionFunctions.class);
  }

  /** Major, minor, build and product type of this machine. */
  default int[] version() {
    try (Memory information = new Memory(Layout.SIZE)) {
      information.clear();
      information.setInt(0, Layout.SIZE);
      RtlGetVersion(information);
      return new int[] {
        information.getInt(Layout.MAJOR),
        information.getInt(Layout.MINOR),
        information.getInt(Layout.BUILD),
        information.getByte(Layout.PRODUCT_TYPE)
      };
    }
  }

  /** Offsets in OSVERSIONINFOEXW, which has 284 bytes. */
  final class Layout {
    static final int SIZE = 284;
    static final int MAJOR = 4;
    static final int MINOR = 8;
    static final int BUILD = 12;
    static final int PRODUCT_TYPE = 282;

    private Layout() {}
  }
}
