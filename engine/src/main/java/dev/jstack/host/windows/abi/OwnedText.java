package dev.jstack.host.windows.abi;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * An out-parameter {@code PWSTR*} whose text becomes the caller's. It must be taken after every
 * call, failed ones included: they often carry an error document.
 */
public final class OwnedText extends PointerByReference {

  /** Reads the text and frees it with {@code allocator}; empty when the call gave none. */
  public String take(Allocator allocator) {
    Pointer pointer = getValue();
    if (pointer == null) {
      return "";
    }
    try {
      return NativeText.read(pointer);
    } finally {
      setValue(null);
      allocator.free(pointer);
    }
  }
}
