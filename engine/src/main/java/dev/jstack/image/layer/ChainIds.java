package dev.jstack.image.layer;

import dev.jstack.image.model.Digest;
import java.util.ArrayList;
import java.util.List;

/** Names of layers together with all that is below them (OCI image specification, ChainID). */
public final class ChainIds {
  private ChainIds() {}

  /** The chain id of each layer, base first, from the digests of the uncompressed layers. */
  public static List<Digest> of(List<Digest> diffIds) {
    List<Digest> chain = new ArrayList<>();
    for (Digest diff : diffIds) {
      chain.add(chain.isEmpty() ? diff : Digest.of(chain.get(chain.size() - 1) + " " + diff));
    }
    return chain;
  }
}
