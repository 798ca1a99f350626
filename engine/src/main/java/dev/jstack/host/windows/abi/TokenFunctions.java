package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** advapi32.dll: privileges of a process. BOOLs; 0 is a failure. */
public interface TokenFunctions extends Library {
  int TOKEN_QUERY = 0x8;
  int TOKEN_ADJUST_PRIVILEGES = 0x20;
  int SE_PRIVILEGE_ENABLED = 2;

  /** The call succeeded and yet changed nothing: the account does not have the privilege. */
  int ERROR_NOT_ALL_ASSIGNED = 1300;

  int OpenProcessToken(Pointer process, int access, PointerByReference token);

  int LookupPrivilegeValueW(String system, String name, LongByReference luid);

  int AdjustTokenPrivileges(
      Pointer token, int disableAll, Pointer wanted, int size, Pointer before, Pointer needed);
}
