package dev.jstack.host.windows.abi;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** HCS_PROCESS_INFORMATION: 32 bytes on x64. Streams that were not asked for are 0 or -1. */
@Structure.FieldOrder({"processId", "reserved", "standardInput", "standardOutput", "standardError"})
public final class ProcessInformation extends Structure {
  public int processId;
  public int reserved;
  public Pointer standardInput;
  public Pointer standardOutput;
  public Pointer standardError;
}
