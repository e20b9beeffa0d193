package scot.adp.directory.open;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import scot.adp.directory.AreaCode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What somebody asks for. What makes no sense counts as not asked: nobody who needs help
 * is sent back for it.
 *
 * @param where as it was typed
 * @param area what that means; null where it is nowhere or everywhere
 * @param from where that is exactly, by which what was found is sorted; null where it is
 * not known
 * @param audience a code; empty for anybody
 * @param kind a code; empty for any
 * @param page from 1
 * @param large whether the letters are to be large
 */
public record Asked(String where, @Nullable AreaCode area, @Nullable Point from, When when, String audience,
		String kind, int page, boolean large) {

	/** Whether anything narrows what is found. */
	public boolean anything() {
		return area != null || when != When.ANY || !audience.isEmpty() || !kind.isEmpty();
	}

	/** The same at any time. */
	Asked atAnyTime() {
		return new Asked(where, area, from, When.ANY, audience, kind, page, large);
	}

	/** The same in all areas. */
	Asked everywhere() {
		return new Asked("", null, null, when, audience, kind, page, large);
	}

	/** The same for whom it may be and of whatever kind. */
	Asked forAnybody() {
		return new Asked(where, area, from, when, "", "", page, large);
	}

	/** The address of the same with another area. */
	public String inArea(String name) {
		return address("/find-help", name, 1, large);
	}

	/** The address of another page of the same. */
	public String atPage(int number) {
		return address("/find-help", where, number, large);
	}

	/** The address of the same in other letters. */
	public String inLetters(boolean large) {
		return address("/find-help", where, page, large);
	}

	/** The address of a service that was found, with what was asked for. */
	String ofEntry(String slug) {
		return address("/find-help/" + slug, where, page, large);
	}

	/** The address of the same as a file. */
	public String asFile() {
		return address("/find-help.csv", where, 1, false);
	}

	private String address(String path, String where, int page, boolean large) {
		var asked = new LinkedHashMap<String, String>();
		asked.put("where", where);
		asked.put("when", (when == When.ANY) ? "" : when.code());
		asked.put("for", audience);
		asked.put("kind", kind);
		asked.put("page", (page == 1) ? "" : String.valueOf(page));
		asked.put("letters", large ? "large" : "");
		var query = new StringJoiner("&", "?", "").setEmptyValue("");
		for (Map.Entry<String, String> it : asked.entrySet()) {
			if (!it.getValue().isEmpty()) {
				query.add(it.getKey() + "=" + UriUtils.encode(it.getValue(), UTF_8));
			}
		}
		return path + query;
	}

	/** When somebody wants to come. */
	public enum When {

		/** At any time. */
		ANY,
		/** At once. */
		NOW,
		/** This evening, or the next one where it is over. */
		EVENING,
		/** Tomorrow, all day. */
		TOMORROW,
		/** On the Saturday and Sunday that come, or that it is. */
		WEEKEND;

		/** As it stands in addresses. */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

		static When of(String code) {
			for (When when : values()) {
				if (when.code().equals(code)) {
					return when;
				}
			}
			return ANY;
		}

	}

}
