package scot.adp.platform.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '~',
			textBlock = """
					~https://example.org/a/Shared Documents/Minutes May.docx~ https://example.org/a/Shared%20Documents/Minutes%20May.docx
					https://example.org/m?data=05|01||a|b https://example.org/m?data=05%7C01%7C%7Ca%7Cb
					https://example.org/report?filter[year]=2026 https://example.org/report?filter%5Byear%5D=2026
					https://example.org/report?q={id} https://example.org/report?q=%7Bid%7D
					~https://example.org/minutes\u00a0~ https://example.org/minutes
					~\ufeff https://example.org/minutes\u200b~ https://example.org/minutes
					~https://example.org/a\u00a0b~ https://example.org/a%20b
					https://example.org/a\u200bb https://example.org/ab
					https://example.org/a%20b?c=%E2%82%AC https://example.org/a%20b?c=%E2%82%AC
					~https://example.org/100% sure~ https://example.org/100%25%20sure
					https://example.org/na\u00efve?q=\u20ac#\u00e9 https://example.org/na%C3%AFve?q=%E2%82%AC#%C3%A9
					https://b\u00fccher.example/ https://xn--bcher-kva.example/
					HTTPS://EXAMPLE.org/A https://example.org/A
					http://example.org:8080/x#/y?z=[1] http://example.org:8080/x#/y?z=%5B1%5D
					https:\\\\example.org\\a https://example.org/a
					https://example.org\\@example.com/ https://example.org/@example.com/
					https://my_team.example.org/ https://my_team.example.org/
					https://127.0.0.1/x https://127.0.0.1/x
					https://[::1]:8443/x https://[::1]:8443/x
					<https://example.org/x> https://example.org/x
					~https://example.org/a\tb~ https://example.org/ab
					https://web.archive.org/web/2024/https://example.org/x https://web.archive.org/web/2024/https://example.org/x
					https://example.org/a//b https://example.org/a//b
					https://example.org//a///b//?c//d#e//f https://example.org//a///b//?c//d#e//f
					https://example.org/a//../b https://example.org/a/b
					https://example.org/.//b https://example.org//b
					https:\\\\example.org\\a\\\\b https://example.org/a//b
					https:////example.org//a https://example.org//a
					~https://example.org/a/\t/b~ https://example.org/a//b
					~https://example.org/\ue000/a~ https://example.org/%EE%80%80/a
					https://example.org/{a/../b}?c https://example.org/b%7D?c
					https://example.org/{a?b}#{c} https://example.org/%7Ba?b%7D#%7Bc%7D
					https://example.org/?to=a,https://example.com/ https://example.org/?to=a,https://example.com/
					https://example.org/\ud83d\ude00 https://example.org/%F0%9F%98%80
					~https://example.org/?a="<b>"&c=`^~ https://example.org/?a=%22%3Cb%3E%22&c=%60%5E
					""")
	void whatBrowserOpensBecomesLinkThatWorks(String written, String link) {
		assertThat(WebAddress.read(written)).isEqualTo(Read.as(link));
		assertThat(WebAddress.read(link)).isEqualTo(Read.as(link));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\u00a0", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
			"mailto:a@example.org", "ftp://example.org/", "www.example.org", "/minutes", "https//example.org", "https:",
			"https://", "https:///", "https://exa mple.org/", "https://example.org:99999/", "https://user@example.org/",
			"https://user:word@example.org/", "https://[::1/", "https://fa\u00df.example/", "https://fa%C3%9F.example/",
			"https://a\u200db.example/", "https://a<b/", "https://e.org:{p}/", "http://e.org:{80", "https://{e}.org/",
			"https://{e.org/", "file:///etc/passwd", "see https://example.org/" })
	void whatBrowserDoesNotOpenAsPageIsRefused(String written) {
		Read<String> read = WebAddress.read(written);

		assertThat(read.isRead()).as("%s", read).isFalse();
		assertThat(read.fault()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', textBlock = """
			~https://a.org/x\nhttps://b.org/y~, 2
			~https://a.org/a https://b.org/b~, 2
			~https://a.org/a, https://b.org/b~, 2
			~https://a.org/a,https://b.org/b~, 2
			~https://a.org/a;HTTP://b.org/b~, 2
			~https://a.org/a\u00a0www.b.org/b~, 2
			~<https://a.org/a> <https://b.org/b>~, 2
			~https://a.org/?a\thttps://b.org\r\n\r\nhttps://c.org~, 3
			""")
	void severalAddressesAreNotOne(String written, int number) {
		assertThat(WebAddress.read(written)).isEqualTo(Read.not("Give one address; there are %d.".formatted(number)));
	}

	@Test
	void longAddressIsToldAsTooLong() {
		String start = "https://example.org/";

		assertThat(WebAddress.read(start + "a".repeat(1980)).isRead()).isTrue();
		assertThat(WebAddress.read(start + "a".repeat(1981)).fault())
			.isEqualTo("This address is too long: keep it to 2,000 characters; it has 2,001.");
		assertThat(WebAddress.read(start + "a b".repeat(500)).fault()).contains("too long", "2,520");
		assertThat(WebAddress.read(start + "a".repeat(100_000)).fault()).contains("too long");
	}

}
