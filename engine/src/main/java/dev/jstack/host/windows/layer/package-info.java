/**
 * The files of layers on a Windows machine: written with their security, attributes and links, as
 * an archive has them, through the functions that back up and restore.
 *
 * <p>Every name is opened relative to the directory it belongs to, and no link in between is
 * followed. Needs privileges that only a process of its own should hold. Façade: {@link
 * dev.jstack.host.windows.layer.RestoredFiles}.
 */
@NullMarked
package dev.jstack.host.windows.layer;

import org.jspecify.annotations.NullMarked;
