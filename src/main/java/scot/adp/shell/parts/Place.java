package scot.adp.shell.parts;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import org.jspecify.annotations.Nullable;
import scot.adp.identity.AccountId;
import scot.adp.identity.Members;
import scot.adp.shell.Drafts;

/**
 * Where the words of a form are kept until they are saved: the form, and the record that
 * it is about.
 *
 * @param key tells it from all other places; null where nothing is kept
 * @param version the record's version, or null where it has none
 * @param name what the record is called, to tell one form of a page from another; empty
 * where the page has one alone
 */
public record Place(@Nullable String key, @Nullable Integer version, String name) {

	/** Nothing is kept, and the form says so: what is typed would be wrong to keep. */
	public static final Place NOWHERE = new Place(null, null, "");

	/**
	 * The place of a form.
	 * @param form such as {@code strategy.update}, written out where it is made; no two
	 * forms have the same
	 * @param record what tells the record from others, such as its plan and code
	 */
	public static Place of(String form, Object... record) {
		return new Place((form + " " + Arrays.stream(record).map(Names::code).collect(Collectors.joining("/"))).strip(),
				null, "");
	}

	/** The same, of a record that counts its versions. */
	public Place at(int recordVersion) {
		return new Place(key, recordVersion, name);
	}

	/** The same, of one form among several of a page. */
	public Place named(String record) {
		return new Place(key, version, record);
	}

	boolean keeps() {
		return key != null;
	}

	/** Those of some places where words wait that were typed and not saved. */
	public static List<Place> withWords(Collection<Place> places) {
		var found = find(places);
		return places.stream().filter(place -> found.containsKey(place.key())).toList();
	}

	static Map<String, Drafts.Draft> find(Collection<Place> places) {
		var keys = places.stream().map(Place::key).filter(Objects::nonNull).toList();
		return keys.isEmpty() ? Map.of() : drafts().find(keys);
	}

	static Drafts drafts() {
		return get(Drafts.class);
	}

	/** Whose words are kept now. */
	static AccountId whose() {
		return get(Members.class).me().account();
	}

	/** Parts of pages are made by pages and dialogs, which nothing is handed to. */
	private static <T> T get(Class<T> type) {
		return Instantiator.get(UI.getCurrentOrThrow()).getOrCreate(type);
	}

}
