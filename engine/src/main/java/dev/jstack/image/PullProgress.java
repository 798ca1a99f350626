package dev.jstack.image;

/**
 * One step of a pull. Flat, so that it crosses a socket as one line of JSON.
 *
 * @param reference the image
 * @param layer short digest of the layer it is about; empty: the whole image
 * @param stage what happens
 * @param done bytes that are there
 * @param total bytes in all; 0: unknown
 * @param note a sentence for people: which manifest was chosen and why, what is retried; may be
 *     empty
 */
public record PullProgress(
    String reference, String layer, Stage stage, long done, long total, String note) {

  /** What happens to an image or a layer. */
  public enum Stage {
    RESOLVING,
    /** The manifest is chosen; the note says why. */
    CHOSEN,
    /** Waits for another process that downloads the same layer. */
    WAITING,
    DOWNLOADING,
    RETRYING,
    /** The layer is complete and verified. */
    DOWNLOADED,
    UNPACKING,
    /** The layer is ready to be mounted. */
    READY,
    /** The image is there; the note says whether anything was downloaded. */
    DONE
  }
}
