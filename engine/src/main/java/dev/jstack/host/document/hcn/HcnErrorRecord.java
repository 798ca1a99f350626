package dev.jstack.host.document.hcn;

import java.util.Optional;

/**
 * What HNS says about a failed call.
 *
 * @param error a sentence in the host's language, often with a blank at its end
 * @param errorCode the HRESULT as an unsigned number: does not fit an int
 */
public record HcnErrorRecord(boolean success, Optional<String> error, long errorCode) {

  /** The HRESULT. */
  public int hresult() {
    return (int) errorCode;
  }
}
