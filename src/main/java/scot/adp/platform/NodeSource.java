package scot.adp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds things of one GraphQL type by their global id. A module contributes one for each
 * of its types that is a {@code Node}.
 *
 * @param type the GraphQL type's name
 * @param key what the module knows such a thing by: an {@link Identifier}, which the view
 * record has as {@code id}; a {@link CodeIdentifier}, which it has as {@code code}; or a
 * text of the module's making
 * @param finder the thing, as its type's view record, with the caller's rights; empty for
 * an unknown key
 * @param codes the codes of all of them; none of what is not known by a code of few
 */
public record NodeSource<K>(String type, Class<K> key, Function<K, ? extends Optional<?>> finder,
		Supplier<? extends Collection<? extends CodeIdentifier>> codes) {

	/** Of things that are not known by a code of few. */
	public NodeSource(String type, Class<K> key, Function<K, ? extends Optional<?>> finder) {
		this(type, key, finder, List::of);
	}

	/** The global id of a thing: opaque to clients. */
	public static String globalId(String type, Object key) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((type + ":" + key).getBytes(StandardCharsets.UTF_8));
	}

}
