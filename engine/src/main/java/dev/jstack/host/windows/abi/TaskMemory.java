package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** ole32.dll: the allocator of vmcompute.dll and computenetwork.dll. */
public interface TaskMemory extends Library {
  void CoTaskMemFree(Pointer memory);
}
