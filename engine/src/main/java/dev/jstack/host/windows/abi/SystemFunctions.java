package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/**
 * The few functions of kernel32.dll that go with the pipes of processes. Those pipes are opened for
 * overlapped input and output, so every read and write carries an OVERLAPPED with an event.
 */
public interface SystemFunctions extends Library {
  int ERROR_HANDLE_EOF = 38;
  int ERROR_BROKEN_PIPE = 109;
  int ERROR_NO_DATA = 232;
  int ERROR_IO_PENDING = 997;

  Pointer LocalFree(Pointer memory);

  Pointer CreateEventW(Pointer security, int manualReset, int initialState, Pointer name);

  int ReadFile(Pointer file, Pointer buffer, int size, IntByReference read, Pointer overlapped);

  int WriteFile(Pointer file, Pointer buffer, int size, IntByReference written, Pointer overlapped);

  int GetOverlappedResult(Pointer file, Pointer overlapped, IntByReference moved, int wait);

  int CancelIoEx(Pointer file, Pointer overlapped);

  int PeekNamedPipe(
      Pointer pipe,
      Pointer buffer,
      int size,
      IntByReference read,
      IntByReference available,
      IntByReference left);

  int CloseHandle(Pointer handle);
}
