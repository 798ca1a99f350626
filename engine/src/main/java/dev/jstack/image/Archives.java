package dev.jstack.image;

import dev.jstack.image.archive.ArchiveWriter;
import dev.jstack.image.archive.ImageArchive;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.layer.linux.TreeRemoval;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageDocument;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.image.store.ImageRecord.Layer;
import dev.jstack.image.store.StoreLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Between archives and the store. What comes in is verified as what comes from a registry is. */
final class Archives {
  private final ContentStore store;
  private final Function<String, Optional<LayerStore>> layersFor;
  private final Clock clock;

  Archives(ContentStore store, Function<String, Optional<LayerStore>> layersFor, Clock clock) {
    this.store = store;
    this.layersFor = layersFor;
    this.clock = clock;
  }

  /** Takes all images of an archive that fit the platform. */
  List<ImageRecord> load(Path file, Optional<String> name, ImagePlatform platform, Meter meter)
      throws IOException {
    Path work = Files.createTempDirectory(StoreLayout.directory(store.layout().tmp()), "load-");
    try {
      ImageArchive archive = ImageArchive.open(file, work);
      return store.using(() -> load(archive, name, platform, meter));
    } finally {
      TreeRemoval.remove(work);
    }
  }

  private List<ImageRecord> load(
      ImageArchive archive, Optional<String> name, ImagePlatform platform, Meter meter)
      throws IOException {
    List<ImageRecord> loaded = new ArrayList<>();
    for (ImageArchive.Root root : archive.roots()) {
      List<String> names = name.map(List::of).orElse(root.names());
      if (names.isEmpty()) {
        throw new ImageException(
            ImageProblem.BAD_ARCHIVE,
            "the image in the archive has no name: give it one with --name");
      }
      for (String called : names) {
        ImageReference image = ImageReference.parse(called);
        loaded.add(load(archive, image, root.root(), platform, meter));
      }
    }
    return loaded;
  }

  private ImageRecord load(
      ImageArchive archive, ImageReference image, Digest root, ImagePlatform platform, Meter meter)
      throws IOException {
    Resolver resolver = new Resolver(new Documents(archive, root));
    Choice choice = resolver.resolve(image, platform);
    Optional<LayerStore> layers = layersFor.apply(choice.config().os().orElse(""));
    List<Descriptor> blobs = choice.manifest().layers();
    for (int i = 0; i < blobs.size(); i++) {
      take(archive, blobs.get(i));
      if (layers.isPresent()) {
        new LayerUnpacking(store, layers.get(), meter).run(choice, i);
      }
    }
    ImageRecord record = Records.of(image, choice, clock.instant());
    store.records().save(record);
    return record;
  }

  private void take(ImageArchive archive, Descriptor blob) throws IOException {
    if (store.has(blob)) {
      return;
    }
    InputStream found =
        archive
            .blob(blob)
            .orElseThrow(
                () ->
                    new ImageException(
                        ImageProblem.BAD_ARCHIVE,
                        "layer " + blob.digest().brief() + " is not in the archive"));
    try (InputStream in = found) {
      if (!store.add(blob, in)) {
        throw new ImageException(
            ImageProblem.CORRUPT,
            "layer " + blob.digest().brief() + " in the archive is not what its digest says");
      }
    }
  }

  /** Writes images as an archive. */
  void save(List<ImageRecord> records, OutputStream out) throws IOException {
    try (ArchiveWriter writer = new ArchiveWriter(out)) {
      for (ImageRecord record : records) {
        Descriptor manifest = described(Digest.parse(record.manifest()), record);
        Descriptor config = described(Digest.parse(record.config()), record);
        writer.blob(manifest, store.open(manifest.digest()));
        writer.blob(config, store.open(config.digest()));
        for (Layer layer : record.layers()) {
          described(layer.blobDigest(), record);
          writer.blob(layer.descriptor(), store.open(layer.blobDigest()));
        }
        List<Digest> layers = record.layers().stream().map(Layer::blobDigest).toList();
        writer.image(record.reference(), manifest, config.digest(), layers);
      }
    }
  }

  private Descriptor described(Digest digest, ImageRecord record) throws IOException {
    Path file = store.layout().blob(digest);
    if (!Files.exists(file)) {
      throw new ImageException(
          ImageProblem.NOT_HERE,
          "a part of `" + record.reference() + "` is not in the store: pull it again to save it");
    }
    return Descriptor.of(MediaTypes.OCI_MANIFEST, digest, Files.size(file));
  }

  /** Documents of an archive, verified and put into the store. */
  private final class Documents implements Resolver.DocumentSource {
    private final ImageArchive archive;
    private final Digest root;

    Documents(ImageArchive archive, Digest root) {
      this.archive = archive;
      this.root = root;
    }

    @Override
    public ImageDocument manifest(ImageReference image, String target) {
      Digest digest = target.equals(image.target()) ? root : Digest.parse(target);
      return ImageDocument.read(document(digest), Optional.empty());
    }

    @Override
    public byte[] blob(ImageReference image, Descriptor blob) {
      try (InputStream in = archive.blob(blob).orElseThrow(() -> missing(blob.digest()))) {
        return verified(blob.digest(), in.readNBytes(Math.toIntExact(blob.size())));
      } catch (IOException e) {
        throw ContentStore.failure("read the archive", e);
      }
    }

    private byte[] document(Digest digest) {
      try {
        return verified(digest, archive.document(digest).orElseThrow(() -> missing(digest)));
      } catch (IOException e) {
        throw ContentStore.failure("read the archive", e);
      }
    }

    private byte[] verified(Digest digest, byte[] bytes) throws IOException {
      if (!digest.sameKindOf(new ByteArrayInputStream(bytes)).equals(digest)) {
        throw new ImageException(
            ImageProblem.CORRUPT, digest.brief() + " in the archive is not what its digest says");
      }
      store.put(digest, bytes);
      return bytes;
    }

    private ImageException missing(Digest digest) {
      return new ImageException(
          ImageProblem.BAD_ARCHIVE, digest.brief() + " is not in the archive");
    }
  }
}
