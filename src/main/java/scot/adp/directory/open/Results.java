package scot.adp.directory.open;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody finds.
 *
 * @param said in a sentence how much that is
 * @param unknownPlace what was typed as a place and is none; null where it is one
 * @param places what is open then, at places
 * @param anywhere what nobody has to go to
 * @param phoneFirst of which nobody can say
 * @param instead what there is where nothing is surely open; null where something is
 * @param map how many there are in each area
 * @param pages how many pages there are
 * @param nears the areas and towns that may be typed
 * @param week what is on in the area that was asked for; null where none was
 */
public record Results(Asked asked, String said, @Nullable String unknownPlace, List<Row> places, List<Row> anywhere,
		List<Row> phoneFirst, @Nullable Instead instead, List<Area> map, int pages, List<Choice> whens,
		List<Choice> audiences, List<Choice> kinds, List<Near> nears, EntryPage.@Nullable Link week) {

	/**
	 * A service among what was found.
	 *
	 * @param address its page, from which the way leads back to what was found
	 * @param where where it is, as far as that is told; empty where it is nowhere
	 * @param about what kind of thing it is
	 * @param ages for people of which ages; empty where it is for all
	 * @param more how many places it has besides; 0 for none
	 * @param phone the number to ring; null where there is none
	 * @param away how far it is; null where that is not known
	 * @param at where it is, degrees north and east; null where that is not to be told
	 */
	public record Row(String address, String slug, String name, String organisation, OpeningWords.State state,
			String where, String about, String ages, int more, @Nullable String phone, @Nullable String alert,
			boolean reportedClosed, @Nullable String away, @Nullable String at) {
	}

	/**
	 * What somebody can turn to where nothing is surely open.
	 *
	 * @param helplines who answers at once
	 * @param next what opens next
	 * @param elsewhere what is open then in other areas
	 */
	public record Instead(List<FindHelpRules.Helpline> helplines, List<Row> next, List<Row> elsewhere) {
	}

	/** An area on the picture. */
	public record Area(String name, String address, int count, boolean chosen, int x, int y, int width, int height) {
	}

	/** Something to choose. */
	public record Choice(String code, String label, boolean chosen) {
	}

	/** A place that may be typed; and where its middle is, where a phone may find it. */
	public record Near(String name, @Nullable String at) {
	}

}
