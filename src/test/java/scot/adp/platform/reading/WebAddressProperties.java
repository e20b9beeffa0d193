package scot.adp.platform.reading;

import java.net.URI;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class WebAddressProperties {

	/** Whatever is typed behind a host, the link keeps its host and is one for all. */
	@Property
	void everyPathAndQueryMakesOneLink(@ForAll("behind") String behind) {
		Read<String> read = WebAddress.read("https://example.org/" + behind);

		assertThat(read.isRead()).as("%s", read).isTrue();
		String link = read.orElseThrow(IllegalStateException::new);
		assertThat(URI.create(link)).hasScheme("https").hasHost("example.org").hasNoUserInfo();
		assertThat(WebAddress.read(link)).isEqualTo(read);
	}

	/** Nothing between two slashes is a part of a path like others. */
	@Property
	void slashesStayAsTheyAre(@ForAll("slashed") String path) {
		assertThat(WebAddress.read("https://example.org/" + path)).isEqualTo(Read.as("https://example.org/" + path));
	}

	@Property
	void noTextIsTooMuch(@ForAll("texts") String text) {
		assertThatCode(() -> WebAddress.read(text)).doesNotThrowAnyException();
	}

	@Provide
	Arbitrary<String> behind() {
		return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(40),
				Arbitraries.strings().withChars("ab /?#[]{}|\\^`\"<>%20@:&=\u00a0\u00e9").ofMaxLength(60));
	}

	@Provide
	Arbitrary<String> slashed() {
		return Arbitraries.strings().withChars("ab:/").ofMaxLength(20);
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.oneOf(Arbitraries.strings(),
				Arbitraries.strings().withChars("ab.:/?#[]{}@%\\ \u00e9\u200b").map(rest -> "https:" + rest));
	}

}
