package scot.adp.directory.open;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import scot.adp.support.AdpTest;
import scot.adp.support.GraphQl;
import scot.adp.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What strangers can do on the open pages: say that an entry is wrong, or right by a
 * link.
 */
@AdpTest
class OpenDoingsTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	GraphQl graphQl;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	MovableClock clock;

	private OpenSample sample;

	@BeforeEach
	void day() {
		sample = new OpenSample(jdbc, clock.instant().atZone(clock.getZone()));
	}

	@Test
	void reportIsTakenWithNothingOfWhoMadeIt() throws Exception {
		var made = sample.add("Reported drop-in", "OPEN");
		String path = "/find-help/%s/report".formatted(made.slug());

		var taken = post(path, "what=CLOSED&words=Shut+since+May&website=");
		assertThat(taken.statusCode()).isEqualTo(200);
		assertThat(taken.body()).contains("Thank you");
		assertThat(taken.headers().map()).doesNotContainKey("set-cookie")
			.containsEntry("cache-control", List.of("no-store"));
		assertThat(
				jdbc.sql("select code || ' ' || route || ' ' || words from directory.entry_report where service = :id")
					.param("id", made.service())
					.query(String.class)
					.list())
			.containsExactly("20 PAGE Shut since May");
		assertThat(get("/find-help/" + made.slug()).body()).as("told at once, and the entry stays")
			.contains("closed for good. We are checking", "Reported drop-in");
	}

	@Test
	void whatIsMissingIsAskedForAndWhatWasTypedIsKept() throws Exception {
		var made = sample.add("Half reported drop-in", "OPEN");
		var again = post("/find-help/%s/report".formatted(made.slug()), "words=Two+<b>doors</b>");

		assertThat(again.statusCode()).isEqualTo(400);
		assertThat(again.body()).contains("Choose what is wrong", "Two &lt;b&gt;doors&lt;/b&gt;");
		assertThat(post("/find-help/%s/report".formatted(made.slug()), "what=CLOSED&website=spam").statusCode())
			.isEqualTo(200);
		assertThat(post("/find-help/no-such-entry/report", "what=CLOSED").statusCode()).isEqualTo(404);
		assertThat(jdbc.sql("select count(*) from directory.entry_report where service = :id")
			.param("id", made.service())
			.query(Integer.class)
			.single()).isZero();
	}

	/** N2: a look says nothing, two clicks say it once. */
	@Test
	void linkOfAMailSaysOnceThatAnEntryIsRight() throws Exception {
		var made = sample.add("Confirmed drop-in", "OPEN");
		var ended = sample.service("Ended entry", "PUBLISHED");
		jdbc.sql("update directory.service set state = 'CLOSED', ended_on = :on where id = :id")
			.param("on", LocalDate.of(2026, 11, 1))
			.param("id", ended.service())
			.update();
		String token = sample.link(made, ended);

		var look = get("/confirm-entry/" + token);
		assertThat(look.statusCode()).isEqualTo(200);
		assertThat(look.body()).contains("Confirmed drop-in", "Still right", "This entry has ended");
		assertThat(look.headers().map()).doesNotContainKey("set-cookie")
			.containsEntry("cache-control", List.of("no-store"));
		assertThat(assured(made)).isOne();

		String click = "service=" + made.service();
		assertThat(post("/confirm-entry/" + token, click).body()).contains("is noted as checked today");
		assertThat(post("/confirm-entry/" + token, click).statusCode()).isEqualTo(200);
		assertThat(assured(made)).isEqualTo(2);

		var refused = post("/confirm-entry/" + token, "service=" + ended.service());
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("This entry has ended");
		assertThat(assured(ended)).isOne();
		assertThat(post("/confirm-entry/" + token, "service=x").statusCode()).isEqualTo(400);
		assertThat(get("/confirm-entry/no-such-link").statusCode()).isEqualTo(404);
		assertThat(post("/confirm-entry/no-such-link", click).statusCode()).isEqualTo(404);
	}

	private int assured(OpenSample.Made made) {
		return jdbc.sql("select count(*) from directory.assurance where service = :id")
			.param("id", made.service())
			.query(Integer.class)
			.single();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(graphQl.address().resolve(path));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return http.send(request(path).GET().build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
		return http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

}
