package dev.jstack.host.windows.abi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;

/** WC_LAYER_DESCRIPTOR: 32 bytes on x64. The id is NameToGuid of the path's last element. */
@Structure.FieldOrder({"layerId", "flags", "padding", "path"})
public final class LayerDescriptor extends Structure {
  public byte[] layerId = new byte[16];
  public int flags;
  public int padding;

  /** Keeps the memory of the text reachable as long as the structure. */
  public Pointer path;

  /** A read-only layer as a descriptor. */
  public record Layer(UUID id, String path) {}

  /**
   * {@code layers} as one contiguous array, topmost first.
   *
   * @return the array; empty for no layers, which the functions take as null and zero
   */
  public static LayerDescriptor[] array(List<Layer> layers) {
    if (layers.isEmpty()) {
      return new LayerDescriptor[0];
    }
    LayerDescriptor[] array =
        (LayerDescriptor[]) new LayerDescriptor().toArray(new LayerDescriptor[layers.size()]);
    for (int i = 0; i < array.length; i++) {
      array[i].layerId = guid(layers.get(i).id());
      Memory text = NativeText.toNative(layers.get(i).path());
      array[i].path = text;
    }
    return array;
  }

  /** A GUID as Windows lays it out: Data1, Data2 and Data3 little-endian, the rest as it reads. */
  static byte[] guid(UUID id) {
    long high = id.getMostSignificantBits();
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >>> 32))
        .putShort((short) (high >>> 16))
        .putShort((short) high)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** The id in 16 bytes as Windows lays them out. */
  static UUID id(byte[] guid) {
    ByteBuffer bytes = ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN);
    long high = Integer.toUnsignedLong(bytes.getInt()) << 32;
    high |= Short.toUnsignedLong(bytes.getShort()) << 16;
    high |= Short.toUnsignedLong(bytes.getShort());
    return new UUID(high, bytes.order(ByteOrder.BIG_ENDIAN).getLong());
  }
}
