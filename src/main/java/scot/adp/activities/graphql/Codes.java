package scot.adp.activities.graphql;

import org.jspecify.annotations.Nullable;
import scot.adp.platform.CodeList;

/** Codes with what people read for them, also of lists that have them no more. */
final class Codes {

	private Codes() {
	}

	static CodeList.Value told(CodeList list, String code) {
		return list.find(code).orElseGet(() -> new CodeList.Value(code, code, null, null, false));
	}

	static CodeList.@Nullable Value toldOrNull(CodeList list, @Nullable String code) {
		return (code != null) ? told(list, code) : null;
	}

}
