package scot.adp.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import scot.adp.platform.CodeIdentifier;
import scot.adp.platform.Identifier;
import scot.adp.platform.NodeSource;
import scot.adp.platform.reading.Codes;

/** The one form of id that goes out and comes in: what a thing is, and which one. */
@Component
class GlobalIds {

	/** The length of an id as some were given out before they were global. */
	private static final int PLAIN_LENGTH = 36;

	/** The request whose arguments are being read. */
	static final ScopedValue<Course> REQUEST = ScopedValue.newInstance();

	private final Map<String, NodeSource<?>> sources;

	private final Map<Class<?>, String> types = new HashMap<>();

	/**
	 * Codes that were found among those known. A code means the same for ever, so one
	 * that is written like this needs no look again.
	 */
	private final Map<Class<?>, Set<String>> met = new ConcurrentHashMap<>();

	GlobalIds(List<NodeSource<?>> sources) {
		this.sources = sources.stream().collect(Collectors.toMap(NodeSource::type, Function.identity()));
		sources.forEach(source -> types.put(source.key(), source.type()));
	}

	/** The sources of all types that are found by id. */
	Iterable<NodeSource<?>> sources() {
		return sources.values();
	}

	/** The global id of a thing. */
	String of(Identifier id) {
		return NodeSource.globalId(type(id.getClass()), id.value());
	}

	/** The GraphQL type of the things that such ids are of. */
	String type(Class<?> kind) {
		return Objects.requireNonNull(types.get(kind), () -> "There is no NodeSource with the key " + kind);
	}

	/**
	 * An id from its global form. Plain ones, which were given out for some types, are
	 * taken until 2027-05-31.
	 * @throws IllegalArgumentException where the text is no id of that type
	 */
	<I extends Identifier> I read(Class<I> kind, String given) {
		if (given.length() == PLAIN_LENGTH) {
			return made(kind, UUID.fromString(given));
		}
		Parts parts = Parts.of(given);
		if (!parts.type().equals(type(kind))) {
			throw new IllegalArgumentException("An id of another type");
		}
		return made(kind, UUID.fromString(parts.key()));
	}

	/**
	 * The code that a text means: the one that is written so, or else the only one known
	 * with the same letters and digits. What may be none is left to whoever takes it.
	 * @throws IllegalArgumentException where the text can be no code
	 */
	<C extends CodeIdentifier> C code(Class<C> kind, String given) {
		String form = Codes.form(given);
		if (!types.containsKey(kind) || met.getOrDefault(kind, Set.of()).contains(form)) {
			return made(kind, form);
		}
		Set<String> known = REQUEST.get().codes(kind, () -> codes(kind));
		return made(kind, Codes.among(known, given).found().orElse(form));
	}

	private Set<String> codes(Class<?> kind) {
		Set<String> codes;
		try {
			codes = Objects.requireNonNull(sources.get(type(kind)))
				.codes()
				.get()
				.stream()
				.map(CodeIdentifier::value)
				.collect(Collectors.toSet());
		}
		catch (AccessDeniedException ex) {
			// Who may not see them writes each as it stands.
			return Set.of();
		}
		met.computeIfAbsent(kind, it -> ConcurrentHashMap.newKeySet()).addAll(codes);
		return codes;
	}

	/** The thing with a global id; empty where the text is none or leads to nothing. */
	Optional<?> find(String globalId) {
		Parts parts;
		try {
			parts = Parts.of(globalId);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
		return Optional.ofNullable(sources.get(parts.type())).flatMap(source -> find(source, parts.key()));
	}

	private static <K> Optional<?> find(NodeSource<K> source, String text) {
		K key;
		try {
			key = key(source.key(), text);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
		return source.finder().apply(key);
	}

	private static <K> K key(Class<K> kind, String text) {
		if (Identifier.class.isAssignableFrom(kind)) {
			return made(kind, UUID.fromString(text));
		}
		return CodeIdentifier.class.isAssignableFrom(kind) ? made(kind, text) : kind.cast(text);
	}

	/**
	 * A record from its only component.
	 * @throws IllegalArgumentException where it takes no such value
	 */
	static <K> K made(Class<K> kind, Object value) {
		try {
			return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(kind), value);
		}
		catch (BeanInstantiationException ex) {
			throw (ex.getCause() instanceof IllegalArgumentException wrong) ? wrong : ex;
		}
	}

	/** What a global id is made of. */
	private record Parts(String type, String key) {

		static Parts of(String globalId) {
			String text = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
			int colon = text.indexOf(':');
			if (colon < 0) {
				throw new IllegalArgumentException("No global id");
			}
			return new Parts(text.substring(0, colon), text.substring(colon + 1));
		}
	}

}
