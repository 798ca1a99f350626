package dev.jstack.host.windows.abi;

import com.sun.jna.Memory;
import java.util.UUID;

/** REFGUID: 16 bytes that a function reads or writes. */
public final class GuidReference extends Memory {
  private static final int SIZE = 16;

  public GuidReference() {
    super(SIZE);
    clear();
  }

  public GuidReference(UUID id) {
    super(SIZE);
    write(0, LayerDescriptor.guid(id), 0, SIZE);
  }

  public UUID id() {
    return LayerDescriptor.id(getByteArray(0, SIZE));
  }
}
