package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** advapi32.dll: security descriptors from SDDL and onto files. */
public interface SecurityFunctions extends Library {
  int SDDL_REVISION_1 = 1;
  int DACL_SECURITY_INFORMATION = 4;
  int PROTECTED_DACL_SECURITY_INFORMATION = 0x80000000;

  /** The descriptor is freed with LocalFree. Returns 0 on failure. */
  int ConvertStringSecurityDescriptorToSecurityDescriptorW(
      String sddl, int revision, PointerByReference descriptor, Pointer size);

  int SetFileSecurityW(String file, int information, Pointer descriptor);
}
