# The bot as a container. Settings come from the environment (see .env.example); what must last is in /data.
#   docker run --env-file .env -v through-train:/data through-train python -m bot migrate
#   docker run --env-file .env -v through-train:/data through-train

FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements.txt ./
RUN python -m venv /venv \
    && /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY domain domain
COPY storage storage
COPY bot bot
COPY handlers handlers
COPY scheduler scheduler
COPY locales locales
# The user below may not write here, so what Python would compile at every start is compiled once.
RUN /venv/bin/python -m compileall -q --invalidation-mode unchecked-hash domain storage bot handlers scheduler \
    && mkdir /data

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY --from=build --chown=10001:10001 /data /data
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/health', timeout=4)"]
CMD ["python", "-m", "bot", "run"]
