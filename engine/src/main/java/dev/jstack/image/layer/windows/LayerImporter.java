package dev.jstack.image.layer.windows;

import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import java.io.IOException;
import java.util.List;

/** Makes a directory that HCS takes as a layer, here or in a process of its own. */
public interface LayerImporter {

  /**
   * Where a layer goes.
   *
   * @param target the directory of the layer; its name must not change later
   * @param work a directory for what is gone when the layer is there
   * @param parents the directories of the layers below, topmost first; none for a base layer
   */
  record Place(String target, String work, List<String> parents) {
    public Place {
      parents = List.copyOf(parents);
    }
  }

  /**
   * Writes a layer; the target does not exist.
   *
   * @return bytes of all its files
   * @throws dev.jstack.image.model.ImageException when the archive is not what it should be
   */
  long write(LayerContent layer, LayerLimits limits, Place place) throws IOException;
}
