package dev.jstack.host.windows.abi;

import com.sun.jna.Pointer;

/**
 * Frees what a DLL allocated: LocalFree for computecore.dll (HcsWaitForOperationResult.md),
 * CoTaskMemFree for vmcompute.dll and computenetwork.dll.
 */
@FunctionalInterface
public interface Allocator {
  void free(Pointer pointer);
}
