package scot.adp.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import com.vaadin.flow.i18n.I18NProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import scot.adp.platform.StartRefused;

/**
 * The words of pages, in English: each module brings its own as
 * {@code words/<module>.properties}.
 */
@Component
class ModuleWords implements I18NProvider {

	private static final long serialVersionUID = 1L;

	private static final Logger log = LoggerFactory.getLogger(ModuleWords.class);

	private final transient Map<String, String> words;

	private final transient Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

	ModuleWords() throws IOException {
		this(new PathMatchingResourcePatternResolver().getResources("classpath*:words/*.properties"));
	}

	ModuleWords(Resource... files) throws IOException {
		Map<String, String> all = new HashMap<>();
		Map<String, String> places = new HashMap<>();
		for (Resource file : files) {
			String place = String.valueOf(file.getFilename());
			read(file).forEach((key, text) -> {
				@Nullable String other = places.put(key, place);
				if (other != null) {
					throw new StartRefused("The words '%s' stand in %s and in %s.".formatted(key, other, place),
							"Take them out of one, or call them something else there.");
				}
				all.put(key, text);
			});
		}
		this.words = Map.copyOf(all);
	}

	@Override
	public List<Locale> getProvidedLocales() {
		return List.of();
	}

	@Override
	public String getTranslation(String key, Locale locale, Object... parameters) {
		@Nullable String text = words.get(key);
		if (text == null) {
			log.warn("There are no words '{}'", key);
			return key;
		}
		if (parameters.length == 0) {
			// As a format writes them, since the same words may be asked for with
			// something.
			return text.replace("''", "'");
		}
		var format = formats.computeIfAbsent(locale.toLanguageTag() + " " + key, it -> new MessageFormat(text, locale));
		synchronized (format) {
			return format.format(parameters);
		}
	}

	private static Map<String, String> read(Resource file) throws IOException {
		Map<String, String> read = new HashMap<>();
		// Loaded this way, a key that stands twice in one file is heard of too.
		var properties = new Properties() {

			private static final long serialVersionUID = 1L;

			@Override
			public synchronized Object put(Object key, Object text) {
				if (read.put((String) key, (String) text) != null) {
					throw new StartRefused("The words '%s' stand twice in %s.".formatted(key, file.getFilename()),
							"Take them out once.");
				}
				return super.put(key, text);
			}
		};
		try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		return read;
	}

}
