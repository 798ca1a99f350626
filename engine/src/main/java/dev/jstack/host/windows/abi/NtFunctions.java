package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * ntdll.dll: files opened relative to a directory, so that no link in between leads out of it, and
 * with names that Win32 would read otherwise. NTSTATUS; negative is a failure.
 */
public interface NtFunctions extends Library {
  int SYNCHRONIZE = 0x00100000;
  int DELETE = 0x00010000;
  int READ_CONTROL = 0x00020000;
  int WRITE_DAC = 0x00040000;
  int WRITE_OWNER = 0x00080000;
  int ACCESS_SYSTEM_SECURITY = 0x01000000;
  int FILE_LIST_DIRECTORY = 0x1;
  int FILE_READ_ATTRIBUTES = 0x80;
  int FILE_WRITE_ATTRIBUTES = 0x100;

  int SHARE_READ = 1;
  int SHARE_ALL = 7;

  int FILE_OPEN = 1;
  int FILE_CREATE = 2;
  int FILE_OPEN_IF = 3;

  int FILE_DIRECTORY_FILE = 0x1;
  int FILE_SYNCHRONOUS_IO_NONALERT = 0x20;
  int FILE_NON_DIRECTORY_FILE = 0x40;
  int FILE_OPEN_FOR_BACKUP_INTENT = 0x4000;
  int FILE_OPEN_REPARSE_POINT = 0x200000;

  int FILE_LINK_INFORMATION = 11;
  int FILE_DISPOSITION_INFORMATION = 13;

  int STATUS_OBJECT_NAME_NOT_FOUND = 0xC0000034;
  int STATUS_OBJECT_NAME_COLLISION = 0xC0000035;
  int STATUS_OBJECT_PATH_NOT_FOUND = 0xC000003A;
  int STATUS_ACCESS_DENIED = 0xC0000022;
  int STATUS_CANNOT_DELETE = 0xC0000121;

  int NtCreateFile(
      PointerByReference file,
      int access,
      Pointer objectAttributes,
      Pointer statusBlock,
      Pointer allocationSize,
      int attributes,
      int share,
      int disposition,
      int options,
      Pointer extendedAttributes,
      int extendedLength);

  int NtSetInformationFile(
      Pointer file, Pointer statusBlock, Pointer information, int size, int kind);

  int RtlNtStatusToDosError(int status);
}
