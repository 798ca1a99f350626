/**
 * The Windows host: HCS, HCN and layers through the native functions. Mapping and memory only;
 * every decision lies above the seam.
 *
 * <p>Process isolation goes through computecore.dll with v2 documents, hyperv isolation through
 * vmcompute.dll with v1 documents, as Docker does. Façade: {@link WindowsHost}.
 */
@NullMarked
package dev.jstack.host.windows;

import org.jspecify.annotations.NullMarked;
