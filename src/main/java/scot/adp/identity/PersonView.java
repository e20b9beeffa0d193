package scot.adp.identity;

import org.jspecify.annotations.Nullable;
import scot.adp.identity.spi.OwnedWork;

/**
 * A membership with what the support team needs to look after it.
 *
 * @param email shown to the support team; null for others and where none is known
 * @param signsIn whether the person can sign in today
 * @param load what the member leads and stands in for
 */
public record PersonView(MemberView member, @Nullable String email, boolean signsIn, OwnedWork.Load load) {
}
