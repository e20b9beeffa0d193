package scot.adp.strategy;

import java.util.UUID;

import org.springframework.modulith.NamedInterface;
import scot.adp.platform.Identifier;

/** An action of a plan, whatever the plan's version. */
@NamedInterface("spi")
public record ActionId(UUID value) implements Identifier {
}
