package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** kernel32.dll: the functions that a layer's files are written with. BOOLs; 0 is a failure. */
public interface FileFunctions extends Library {
  int GENERIC_READ = 0x80000000;
  int GENERIC_WRITE = 0x40000000;
  int SHARE_ALL = 7;
  int OPEN_EXISTING = 3;
  int FILE_FLAG_BACKUP_SEMANTICS = 0x02000000;
  int FILE_BASIC_INFO = 0;
  int FILE_ID_BOTH_DIRECTORY_INFO = 10;
  int ERROR_NO_MORE_FILES = 18;

  /** The handle, or -1. */
  Pointer CreateFileW(
      String name,
      int access,
      int share,
      Pointer security,
      int disposition,
      int flags,
      Pointer template);

  int CloseHandle(Pointer handle);

  int WriteFile(Pointer file, Pointer buffer, int size, IntByReference written, Pointer overlapped);

  /** BackupRead; the context of the first call goes into the later ones, the last one aborts. */
  int BackupRead(
      Pointer file,
      Pointer buffer,
      int size,
      IntByReference read,
      int abort,
      int processSecurity,
      PointerByReference context);

  /** BackupWrite; the context of the first call goes into the later ones, the last one aborts. */
  int BackupWrite(
      Pointer file,
      Pointer buffer,
      int size,
      IntByReference written,
      int abort,
      int processSecurity,
      PointerByReference context);

  int SetFileInformationByHandle(Pointer file, int kind, Pointer information, int size);

  int GetFileInformationByHandleEx(Pointer file, int kind, Pointer information, int size);

  /** A pseudo handle, which needs no closing. */
  Pointer GetCurrentProcess();
}
