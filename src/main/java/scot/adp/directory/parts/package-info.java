/** Fields to choose partners, people, groups and meetings by, for pages of any module. */
@NamedInterface("parts")
@NullMarked
package scot.adp.directory.parts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
