package dev.jstack.image;

import dev.jstack.image.layer.ChainIds;
import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageDocument;
import dev.jstack.image.model.ImageDocument.ImageIndex;
import dev.jstack.image.model.ImageDocument.ImageManifest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.image.select.PlatformSelector;
import dev.jstack.image.select.Selection;
import dev.jstack.image.select.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Follows a reference to one image: index, choice, manifest, configuration. Kilobytes; no layer is
 * touched before the choice is made.
 */
final class Resolver {
  private static final int LONGEST_CONFIG = 16 << 20;
  private static final int MOST_LAYERS = 500;

  private final DocumentSource source;

  Resolver(DocumentSource source) {
    this.source = source;
  }

  /** Where documents come from: a registry, an archive, the store. */
  interface DocumentSource {
    /** The verified document at a tag or digest. */
    ImageDocument manifest(ImageReference image, String target);

    /** The verified bytes of a small blob. */
    byte[] blob(ImageReference image, Descriptor blob);
  }

  /** The digest of what is behind the reference, index or manifest. */
  Digest digest(ImageReference image) {
    return source
        .manifest(image, image.target())
        .match(alone -> alone.digest(), index -> index.digest());
  }

  /** What every image behind the reference is made for, and which of them would be chosen. */
  Selection judge(ImageReference image, ImagePlatform platform) {
    ImageDocument document = source.manifest(image, image.target());
    PlatformSelector selector = new PlatformSelector(Platforms.wanted(platform));
    return document.match(
        alone ->
            selector.judgeAlone(
                Descriptor.of(MediaTypes.OCI_MANIFEST, alone.digest(), 0),
                config(image, alone).platform()),
        index -> selector.select(index.manifests()));
  }

  /**
   * The image for a platform.
   *
   * @throws ImageException {@link ImageProblem#NO_PLATFORM} with a note on every image there is
   */
  Choice resolve(ImageReference image, ImagePlatform platform) {
    ImageDocument document = source.manifest(image, image.target());
    return document.match(
        alone -> fromManifest(image, alone, platform), index -> fromIndex(image, index, platform));
  }

  private Choice fromManifest(
      ImageReference image, ImageManifest manifest, ImagePlatform platform) {
    ConfigDocument config = config(image, manifest);
    Descriptor self = Descriptor.of(MediaTypes.OCI_MANIFEST, manifest.digest(), 0);
    Selection selection =
        new PlatformSelector(Platforms.wanted(platform)).judgeAlone(self, config.platform());
    Verdict verdict = selection.chosen().orElseThrow(() -> none(image, platform, selection));
    return choice(Optional.empty(), manifest, config, verdict);
  }

  private Choice fromIndex(ImageReference image, ImageIndex index, ImagePlatform platform) {
    Selection selection =
        new PlatformSelector(Platforms.wanted(platform)).select(index.manifests());
    Verdict verdict = selection.chosen().orElseThrow(() -> none(image, platform, selection));
    Descriptor chosen = verdict.manifest();
    ImageDocument document = source.manifest(image, chosen.digest().toString());
    ImageManifest manifest =
        document.match(
            alone -> alone,
            nested -> {
              throw bad(image, "has an index within its index");
            });
    return choice(Optional.of(index.digest()), manifest, config(image, manifest), verdict);
  }

  private static Choice choice(
      Optional<Digest> index, ImageManifest manifest, ConfigDocument config, Verdict verdict) {
    List<Digest> diffIds = config.diffIds();
    if (diffIds.size() != manifest.layers().size() || diffIds.size() > MOST_LAYERS) {
      throw new ImageException(
          ImageProblem.BAD_MANIFEST,
          "the manifest has %d layers and the configuration names %d"
              .formatted(manifest.layers().size(), diffIds.size()));
    }
    String reason = verdict.platform() + ": " + verdict.reason();
    return new Choice(index, manifest, config, reason, ChainIds.of(diffIds));
  }

  private ConfigDocument config(ImageReference image, ImageManifest manifest) {
    if (manifest.config().size() > LONGEST_CONFIG) {
      throw bad(image, "has a configuration of more than 16 MiB");
    }
    return ConfigDocument.read(source.blob(image, manifest.config()));
  }

  private static ImageException none(
      ImageReference image, ImagePlatform platform, Selection selection) {
    return new ImageException(
        ImageProblem.NO_PLATFORM,
        "`" + image.familiar() + "` has no image for " + Platforms.words(platform),
        selection.explanation(),
        null);
  }

  private static ImageException bad(ImageReference image, String what) {
    return new ImageException(ImageProblem.BAD_MANIFEST, "`" + image.familiar() + "` " + what);
  }
}
