package scot.adp.identity;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import scot.adp.platform.Problem;

/**
 * The accounts in Keycloak, by its admin API. An account has an e-mail address and a
 * name; what somebody may do is not told to it.
 */
@Component
@Profile("sso")
class KeycloakAccounts implements SignInAccounts, DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(KeycloakAccounts.class);

	private static final int MAIL_LIFE = (int) TimeUnit.DAYS.toSeconds(3);

	// Without letters and digits that are mistaken for each other when read out.
	private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

	private final SecureRandom random = new SecureRandom();

	private final Keycloak keycloak;

	private final String realm;

	KeycloakAccounts(SsoSettings settings) {
		this.realm = settings.realm();
		this.keycloak = KeycloakBuilder.builder()
			.serverUrl(settings.base())
			.realm(realm)
			.grantType(OAuth2Constants.CLIENT_CREDENTIALS)
			.clientId("adp-accounts")
			.clientSecret(settings.adminSecret())
			.resteasyClient(ClientBuilder.newBuilder()
				.connectTimeout(3, TimeUnit.SECONDS)
				.readTimeout(10, TimeUnit.SECONDS)
				.build())
			.build();
	}

	@Override
	public Invited invite(String email, String name, SignInWay way) {
		return ask(service -> {
			UserResource user = service.users().get(find(service, email).orElseGet(() -> create(service, email, name)));
			String subject = user.toRepresentation().getId();
			if (way == SignInWay.EMPLOYER) {
				return new Invited(subject, null, false);
			}
			if (sendsMail(service)) {
				user.executeActionsEmail("adp-web", null, MAIL_LIFE, List.of("UPDATE_PASSWORD"));
				return new Invited(subject, null, true);
			}
			String password = password();
			user.resetPassword(credential(password, true));
			return new Invited(subject, password, false);
		});
	}

	/**
	 * Makes an account that signs in with a given password, or gives it to the one that
	 * has the address.
	 * @return the subject
	 * @throws Problem where the service does not answer or refuses
	 */
	String demonstrate(String email, String name, String password) {
		return ask(service -> {
			UserResource user = service.users().get(find(service, email).orElseGet(() -> create(service, email, name)));
			user.resetPassword(credential(password, false));
			return user.toRepresentation().getId();
		});
	}

	@Override
	public boolean sendsMail() {
		return ask(service -> sendsMail(service));
	}

	@Override
	public void close(String subject) {
		enable(subject, false);
	}

	@Override
	public void open(String subject) {
		enable(subject, true);
	}

	@Override
	public void destroy() {
		keycloak.close();
	}

	private void enable(String subject, boolean enabled) {
		ask(service -> {
			UserResource user = service.users().get(subject);
			try {
				UserRepresentation account = user.toRepresentation();
				account.setEnabled(enabled);
				update(user, account);
				if (!enabled) {
					user.logout();
				}
			}
			catch (NotFoundException ex) {
				// Who is not there cannot sign in either.
				LOG.warn("An account to be {} is not known to the sign-in service any more.",
						enabled ? "opened" : "closed");
			}
			return subject;
		});
	}

	/**
	 * Sends an account whole, as it was read: what is left out would be emptied. A name
	 * that the service takes no more must not keep an account open.
	 */
	private static void update(UserResource user, UserRepresentation account) {
		try {
			user.update(account);
		}
		catch (BadRequestException ex) {
			account.setFirstName(PersonName.taken(Objects.requireNonNullElse(account.getFirstName(), "")));
			account.setLastName(PersonName.taken(Objects.requireNonNullElse(account.getLastName(), "")));
			user.update(account);
		}
	}

	private static CredentialRepresentation credential(String password, boolean temporary) {
		var credential = new CredentialRepresentation();
		credential.setType(CredentialRepresentation.PASSWORD);
		credential.setValue(password);
		credential.setTemporary(temporary);
		return credential;
	}

	/**
	 * The one account that has an address. An empty one would find everybody, so it is
	 * asked for none; a second row shows that it is not the only one.
	 */
	private static Optional<String> find(RealmResource service, String email) {
		if (email.isBlank()) {
			throw Problem.invalid("account", "No e-mail address is known; nobody can be invited without one.");
		}
		var found = service.users()
			.search(null, null, null, email, 0, 2, null, true, true)
			.stream()
			.filter(it -> email.equalsIgnoreCase(it.getEmail()))
			.map(UserRepresentation::getId)
			.toList();
		if (found.size() > 1) {
			throw Problem.invalid("account",
					"Several accounts of the sign-in service have this e-mail address; nothing was changed. "
							+ "Whoever looks after it has to leave one of them.");
		}
		return found.stream().findFirst();
	}

	private static String create(RealmResource service, String email, String name) {
		var account = new UserRepresentation();
		account.setUsername(email);
		account.setEmail(email);
		// The support team vouches for it.
		account.setEmailVerified(true);
		account.setEnabled(true);
		String taken = PersonName.taken(name);
		int last = taken.lastIndexOf(' ');
		account.setFirstName((last > 0) ? taken.substring(0, last) : taken);
		account.setLastName(taken.substring(last + 1));
		try (var answer = service.users().create(account)) {
			if (answer.getStatus() != 201) {
				throw new WebApplicationException(answer);
			}
			String place = answer.getLocation().getPath();
			return place.substring(place.lastIndexOf('/') + 1);
		}
	}

	private static boolean sendsMail(RealmResource service) {
		var mail = service.toRepresentation().getSmtpServer();
		return mail != null && mail.containsKey("host") && !mail.get("host").isBlank();
	}

	private String password() {
		var groups = new ArrayList<String>();
		for (int group = 0; group < 4; group++) {
			var letters = new StringBuilder();
			for (int i = 0; i < 4; i++) {
				letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
			}
			groups.add(letters.toString());
		}
		return String.join("-", groups);
	}

	private <T> T ask(Function<RealmResource, T> question) {
		try {
			return question.apply(keycloak.realm(realm));
		}
		catch (WebApplicationException ex) {
			LOG.warn("The sign-in service refused with status {}.", ex.getResponse().getStatus());
			if (ex.getResponse().getStatus() == 409) {
				throw Problem.invalid("account",
						"The sign-in service knows another account by this address; nothing was changed. "
								+ "Whoever looks after it has to give that account this e-mail address, or take it away.");
			}
			throw Problem.invalid("account",
					"The sign-in service refused this; nothing was changed. Its log says why (status %d)."
						.formatted(ex.getResponse().getStatus()));
		}
		catch (ProcessingException ex) {
			LOG.warn("The sign-in service does not answer: {}", String.valueOf(rootMessage(ex)));
			throw Problem.invalid("account",
					"The sign-in service does not answer; nothing was changed. Try again in some minutes.");
		}
	}

	private static @Nullable String rootMessage(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getClass().getSimpleName();
	}

}
