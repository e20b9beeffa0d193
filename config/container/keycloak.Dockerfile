# Keycloak, built once for its options, so that it starts fast and needs to write nothing but its temporary files.
FROM keycloak/keycloak:26.7.3 AS build
ENV KC_DB=postgres KC_HEALTH_ENABLED=true \
	KC_FEATURES_DISABLED=ciba,device-flow,docker,impersonation,kerberos,organization,par,workflows
RUN /opt/keycloak/bin/kc.sh build

FROM keycloak/keycloak:26.7.3
COPY --from=build /opt/keycloak/ /opt/keycloak/
COPY config/keycloak/adp-realm.json /opt/keycloak/data/import/adp-realm.json
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
CMD ["start", "--optimized", "--import-realm"]
