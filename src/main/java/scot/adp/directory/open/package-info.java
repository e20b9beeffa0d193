/**
 * The pages of the directory that are made for everybody: plain HTML, which knows nobody
 * and works without any script. Templates are classes of a package of their own, so what
 * they show is public here. Other modules use of it the frame and what answers with a
 * page, for open pages of their own.
 */
@NamedInterface("open")
@NullMarked
package scot.adp.directory.open;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
