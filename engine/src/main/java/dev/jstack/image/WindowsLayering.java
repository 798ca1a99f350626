package dev.jstack.image;

import dev.jstack.host.api.StorageApi;
import dev.jstack.image.layer.windows.LayerImporter;
import java.util.function.Supplier;

/**
 * How layers of a Windows host are made and removed.
 *
 * @param storage opened when a layer is to be removed
 * @param importer makes them
 */
public record WindowsLayering(Supplier<StorageApi> storage, LayerImporter importer) {}
