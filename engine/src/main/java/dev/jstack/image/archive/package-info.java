/**
 * Images in files: archives of {@code docker save} and OCI layouts, in both directions.
 *
 * <p>Turns an archive into documents and blobs by digest, whichever of the two shapes it has. Knows
 * no store and no registry. Façades: {@link ImageArchive}, {@link ArchiveWriter}.
 */
@NullMarked
package dev.jstack.image.archive;

import org.jspecify.annotations.NullMarked;
